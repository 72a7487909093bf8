<footer class="site-footer">
  <section>
    <h2>Over Wat als…</h2>
    <p>Op deze site verzamelen we ideeën. Iedereen mag er een insturen: kinderen, jongeren, ouders, grootouders en professionals. Een redactie leest elk idee voordat het hier komt te staan.</p>
  </section>
  <section>
    <h2>Thema’s</h2>
    <ul>
      <li><a href="/themas/thuis-wonen/">Thuis wonen</a></li>
      <li><a href="/themas/pleegzorg/">Pleegzorg</a></li>
      <li><a href="/themas/wijk/">Wijk en buurt</a></li>
      <li><a href="/themas/geld/">Geld en schulden</a></li>
      <li><a href="/themas/toekomst/">Toekomst</a></li>
      <li><a href="/themas/gezondheid/">Gezondheid</a></li>
    </ul>
  </section>
  <section>
    <h2>Blijf op de hoogte</h2>
    <ul>
      <li><a href="/ideeen/feed.xml">Nieuwe ideeën in je feedlezer</a></li>
      <li><a href="/sitemap.xml">Alle pagina’s</a></li>
    </ul>
  </section>
</footer>
