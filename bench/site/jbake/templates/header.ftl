<header class="site-header">
  <a class="brand" href="/">Wat als…</a>
  <p class="tagline">Ideeën van kinderen, ouders en professionals voor betere jeugdhulp</p>
  <nav aria-label="Hoofdmenu">
    <ul>
      <li><a href="/">Home</a></li>
      <li><a href="/ideeen/">Ideeën</a></li>
      <li><a href="/themas/">Thema’s</a></li>
      <li><a href="/themas/onderwijs/">Onderwijs</a></li>
      <li><a href="/themas/gezin/">Gezin</a></li>
      <li><a href="/themas/inspraak/">Inspraak</a></li>
      <li><a href="/themas/samen-beslissen/">Samen beslissen</a></li>
    </ul>
  </nav>
  <form class="search" action="/zoeken/" role="search">
    <label for="q">Zoeken</label>
    <input id="q" name="q" type="search" autocomplete="off">
    <button type="submit">Zoek</button>
  </form>
</header>
