package nl.watals.markdown;
public record Heading(int level, String id, String text) {}
