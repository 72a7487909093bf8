package nl.watals.desk;

import java.util.List;

/**
 * Where somebody who asks for help can call, day and night.
 *
 * @param key of the message that says for what
 * @param numbers Dutch ones, as people write them
 */
record HelpLine(String key, List<String> numbers) {
    /** The most urgent first. */
    static final List<HelpLine> ALL = List.of(
            new HelpLine("helpline.112", List.of("112")),
            new HelpLine("helpline.113", List.of("113", "0800-0113")),
            new HelpLine("helpline.veiligthuis", List.of("0800-2000")),
            new HelpLine("helpline.kindertelefoon", List.of("0800-0432")));
}
