package nl.watals.submission;

/** Whether the bytes of a record are text at all. */
final class Encoding {
    private static final String SAVE_AS = "save the file as UTF-8 without a byte order mark";

    private Encoding() {}

    /** Reports the first reason why the file cannot be read as UTF-8 text. */
    static boolean isReadable(RecordFile file) {
        byte[] bytes = file.bytes();
        if (bytes.length > PublicRecordReader.MAX_BYTES) {
            file.problem(
                    0,
                    "the file is too large for a record: " + bytes.length + " bytes",
                    "a record holds at most " + PublicRecordReader.MAX_BYTES + " bytes");
            return false;
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF) || startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            file.problem(0, "the file starts with a byte order mark", SAVE_AS);
            return false;
        }
        int bad = firstBad(bytes);
        if (bad < 0) {
            return true;
        }
        if (bytes[bad] < 0) {
            file.problem(bad, "the file is not UTF-8 here", SAVE_AS);
        } else if (bytes[bad] == 0) {
            file.problem(bad, "the file holds a NUL byte here", SAVE_AS);
        } else {
            file.problem(bad, "the file holds a control character here", "remove it");
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The offset of the first byte that is malformed UTF-8 or a control character other than white space; or -1. */
    private static int firstBad(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            byte b = bytes[i];
            if (b >= ' ' && b != 127 || b == '\n' || b == '\r' || b == '\t') {
                i++;
            } else if (b >= 0) {
                return i;
            } else {
                int length = sequenceLength(bytes, i);
                if (length == 0) {
                    return i;
                }
                i += length;
            }
        }
        return -1;
    }

    /** The length of the well-formed sequence at {@code i} by table 3-7 of the Unicode standard; 0 when malformed. */
    private static int sequenceLength(byte[] bytes, int i) {
        int lead = bytes[i] & 0xFF;
        int second = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return isContinuation(bytes, i + 1) ? 2 : 0;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            boolean overlong = lead == 0xE0 && second < 0xA0;
            boolean surrogate = lead == 0xED && second > 0x9F;
            return !overlong && !surrogate && isContinuation(bytes, i + 1) && isContinuation(bytes, i + 2) ? 3 : 0;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            boolean overlong = lead == 0xF0 && second < 0x90;
            boolean beyond = lead == 0xF4 && second > 0x8F;
            boolean whole =
                    isContinuation(bytes, i + 1) && isContinuation(bytes, i + 2) && isContinuation(bytes, i + 3);
            return !overlong && !beyond && whole ? 4 : 0;
        }
        return 0;
    }

    private static boolean isContinuation(byte[] bytes, int i) {
        return i < bytes.length && (bytes[i] & 0xC0) == 0x80;
    }
}
