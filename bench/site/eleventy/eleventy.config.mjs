// Prev/next and related are worked out once per build, not by a search per page: the cheap way.
export default function (config) {
  const twoDigits = (number) => String(number).padStart(2, "0");
  config.addFilter("isoDate", (date) => date.toISOString().slice(0, 10));
  config.addFilter("isoInstant", (date) => date.toISOString().slice(0, 19) + "Z");
  config.addFilter("dutchDate", (date) =>
    `${twoDigits(date.getUTCDate())}-${twoDigits(date.getUTCMonth() + 1)}-${date.getUTCFullYear()}`);
  config.addFilter("first", (list, count) => list.slice(0, count));

  let markdown;
  config.amendLibrary("md", (library) => { markdown = library; });
  config.addFilter("markdown", (text) => markdown.renderInline(text));

  const newestFirst = (api) => api.getFilteredByTag("idee").reverse();
  config.addCollection("ideeen", newestFirst);
  config.addCollection("perThema", (api) => {
    const perTheme = {};
    for (const idea of newestFirst(api)) {
      for (const theme of idea.data.themes) {
        (perTheme[theme] ??= []).push(idea);
      }
    }
    return perTheme;
  });
  config.addCollection("buren", (api) => {
    const ideas = newestFirst(api);
    const neighbours = {};
    ideas.forEach((idea, place) => {
      neighbours[idea.url] = { next: ideas[place - 1], previous: ideas[place + 1] };
    });
    return neighbours;
  });

  return {
    dir: { input: "src", output: "_site" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "njk"],
  };
}
