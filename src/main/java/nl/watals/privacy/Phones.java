package nl.watals.privacy;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;

/** Phone numbers by libphonenumber. A class of its own, so that the library is loaded for texts that need it only. */
final class Phones {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final int MOST_TRIES = 40;
    private static final int FEWEST_DIGITS = 8;

    private Phones() {}

    /** Marks the phone numbers in a row of digits; free numbers and pay lines belong to nobody. */
    static void find(Found found, int from, int to) {
        String row = found.text().substring(from, to);
        for (PhoneNumberMatch match : LIBRARY.findNumbers(row, "NL", Leniency.VALID, MOST_TRIES)) {
            if (digits(match.rawString()) >= FEWEST_DIGITS && isSomebodys(match)) {
                found.add(Kind.PHONE, from + match.start(), from + match.end(), true);
            }
        }
    }

    private static boolean isSomebodys(PhoneNumberMatch match) {
        PhoneNumberType type = LIBRARY.getNumberType(match.number());
        return type != PhoneNumberType.TOLL_FREE
                && type != PhoneNumberType.PREMIUM_RATE
                && type != PhoneNumberType.SHARED_COST;
    }

    private static int digits(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                count++;
            }
        }
        return count;
    }
}
