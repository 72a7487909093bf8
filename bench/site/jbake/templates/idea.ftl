<#import "layout.ftl" as site>
<@site.layout title=content.title description=(content.summary!content.title) address=content.noExtensionUri>
<article class="idea">
<h1>${content.title?html}</h1>
<p class="meta"><time datetime="${content.date?string("yyyy-MM-dd")}">${content.date?string("dd-MM-yyyy")}</time> · <span class="role">${content.role}</span></p>
<ul class="themes">
<#list content.tags as theme>
<li><a href="/themas/${theme}.html">${theme}</a></li>
</#list>
</ul>
<section class="now">
<h2>Hoe gaat het nu?</h2>
<p>${content.now?html}</p>
</section>
<section class="effect">
<h2>Wat zou er veranderen?</h2>
<p>${content.effect?html}</p>
</section>
<div class="body">
${content.body}
</div>
</article>
<nav class="neighbours" aria-label="Vorige en volgende idee">
<#if content.previousContent??><a rel="prev" href="/${content.previousContent.noExtensionUri}">${content.previousContent.title?html}</a></#if>
<#if content.nextContent??><a rel="next" href="/${content.nextContent.noExtensionUri}">${content.nextContent.title?html}</a></#if>
</nav>
</@site.layout>
