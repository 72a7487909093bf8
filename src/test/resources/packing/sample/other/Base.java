package sample.other;

/** In another package: what is protected here only its heirs may call. */
public class Base {
    protected String ofTheBase(String text) {
        return "base " + text;
    }

    protected String onlyInTheBase() {
        return "only in the base";
    }
}
