<#import "layout.ftl" as site>
<@site.layout title="Ideeën" description="Ideeën" address="">
<h1>Wat als jij het voor het zeggen had?</h1>
<p>Alle ideeën, de nieuwste eerst. Kies een idee om te lezen hoe het nu gaat en wat er zou veranderen.</p>
<ul class="cards">
<#list published_posts as idea>
<@site.card idea=idea/>
</#list>
</ul>
<nav class="pages" aria-label="Pagina’s">
<#if previousFileName??><a rel="prev" href="/${previousFileName}">Vorige</a></#if>
<span>Pagina ${currentPageNumber} van ${numberOfPages}</span>
<#if nextFileName??><a rel="next" href="/${nextFileName}">Volgende</a></#if>
</nav>
</@site.layout>
