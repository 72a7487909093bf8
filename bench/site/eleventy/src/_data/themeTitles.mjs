import { readFileSync } from "node:fs";

const themes = JSON.parse(readFileSync(new URL("./themas.json", import.meta.url), "utf8"));

export default Object.fromEntries(themes.map((theme) => [theme.slug, theme.title]));
