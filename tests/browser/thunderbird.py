"""Mails as Thunderbird sends them: flowed text, the same as HTML, a picture inside it, a signature."""

import base64
import io

from PIL import Image

_FIRST = """\
Message-ID: <7f0a2c11-58d3-4e0a-9a51-0c2f1c1f6b11@customer.test>
Date: Mon, 2 Mar 2026 09:12:07 +0100
MIME-Version: 1.0
User-Agent: Mozilla Thunderbird
Subject: Re: Printer on floor 3 prints blank
References: <CAGx8.printer-asked@mail.customer.test>
 <CAGx8.printer-told@mail.customer.test>
Content-Language: en-GB
To: support@desk.test
From: Anna Berg <anna@customer.test>
In-Reply-To: <CAGx8.printer-told@mail.customer.test>
Content-Type: multipart/alternative;
 boundary="------------alternative0QdJx5"

This is a multi-part message in MIME format.
--------------alternative0QdJx5
Content-Type: text/plain; charset=UTF-8; format=flowed
Content-Transfer-Encoding: 8bit

The pages come out *white* since Monday, whoever prints and from whichever{space}
program – even the test page.

This is what its display says:

--{space}
Anna Berg, Bergs Bygg AB

--------------alternative0QdJx5
Content-Type: multipart/related;
 boundary="------------relatedk2Wm7T"

--------------relatedk2Wm7T
Content-Type: text/html; charset=UTF-8
Content-Transfer-Encoding: 8bit

<!DOCTYPE html>
<html>
  <head>
    <meta http-equiv="content-type" content="text/html; charset=UTF-8">
  </head>
  <body>
    <p>The pages come out <b>white</b> since Monday, whoever prints and
      from whichever program – even the test page.</p>
    <p>This is what its display says:</p>
    <p><img src="cid:part1.Qx7Vd0aB.display@customer.test" alt="display"></p>
    <div class="moz-signature">-- <br>
      Anna Berg, Bergs Bygg AB</div>
  </body>
</html>

--------------relatedk2Wm7T
Content-Type: image/png; name="display.png"
Content-Disposition: inline; filename="display.png"
Content-Id: <part1.Qx7Vd0aB.display@customer.test>
Content-Transfer-Encoding: base64

{picture}
--------------relatedk2Wm7T--

--------------alternative0QdJx5--
"""

_REPLY = """\
Message-ID: <7f0a2c12-11aa-4f6e-8e0d-5b7a3c9d2e12@customer.test>
Date: Mon, 2 Mar 2026 09:40:31 +0100
MIME-Version: 1.0
User-Agent: Mozilla Thunderbird
Subject: {subject}
Content-Language: en-GB
To: {to}
References: {references}
From: Anna Berg <anna@customer.test>
In-Reply-To: {answered}
Content-Type: multipart/alternative;
 boundary="------------alternativeZp81Lm"

This is a multi-part message in MIME format.
--------------alternativeZp81Lm
Content-Type: text/plain; charset=UTF-8; format=flowed
Content-Transfer-Encoding: 8bit

The left one, beside the kitchen.

On 02/03/2026 09:31, {who} wrote:
{quoted}

--{space}
Anna Berg, Bergs Bygg AB

--------------alternativeZp81Lm
Content-Type: text/html; charset=UTF-8
Content-Transfer-Encoding: 8bit

<!DOCTYPE html>
<html>
  <head>
    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
  </head>
  <body>
    <p>The <i>left</i> one, beside the kitchen.</p>
    <div class="moz-cite-prefix">On 02/03/2026 09:31, {who} wrote:<br>
    </div>
    <blockquote type="cite" cite="mid:{cited}">
      {html}
    </blockquote>
    <div class="moz-signature">-- <br>
      Anna Berg, Bergs Bygg AB</div>
  </body>
</html>

--------------alternativeZp81Lm--
"""


def first_mail() -> bytes:
    """Anna asks, in the midst of talk with a colleague that the desk knows nothing of."""
    picture = io.BytesIO()
    Image.new("RGB", (240, 120), "teal").save(picture, "PNG")
    return _FIRST.format(space=" ", picture=base64.encodebytes(picture.getvalue()).decode().strip()).encode()


def reply_to(mail) -> bytes:
    """Anna answers this mail, quoting it: to its Reply-To, below all it refers to."""
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    return _REPLY.format(
        space=" ",
        subject=mail["Subject"],
        to=mail["Reply-To"],
        references="\n ".join([*mail["References"].split(), mail["Message-ID"]]),
        answered=mail["Message-ID"],
        cited=mail["Message-ID"].strip("<>"),
        who=mail["From"].addresses[0].display_name,
        quoted="\n".join(f"> {line}".rstrip() for line in text.strip().splitlines()),
        html=html,
    ).encode()
