<#macro layout title description address>
<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title?html} – Wat als…</title>
<meta name="description" content="${description?html}">
<link rel="canonical" href="${config.site_host}/${address}">
<meta property="og:title" content="${title?html}">
<meta property="og:url" content="${config.site_host}/${address}">
<meta property="og:site_name" content="Wat als…">
<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="Ideeën">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#inhoud">Direct naar de inhoud</a>
<#include "header.ftl">
<main id="inhoud">
<#nested>
</main>
<#include "footer.ftl">
</body>
</html>
</#macro>
<#macro card idea>
<li class="card"><a href="/${idea.noExtensionUri}">${idea.title?html}</a> <time datetime="${idea.date?string("yyyy-MM-dd")}">${idea.date?string("dd-MM-yyyy")}</time> <span class="role">${idea.role}</span></li>
</#macro>
