package nl.watals.bake;

import nl.watals.images.SocialCard;

/** Where a build goes over to the libraries for drawing; loaded only when a card must be drawn. */
final class CardMaking {
    private CardMaking() {}

    static byte[] png(String kicker, String text, String footer) {
        return new SocialCard(kicker, text, footer).png();
    }
}
