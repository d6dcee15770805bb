import assert from "node:assert/strict";
import { test } from "node:test";
import { htmlOfText } from "./text";

test("an empty line parts paragraphs, a line break stays one", () => {
  assert.equal(htmlOfText("a\nb\n\n\nc"), "<p>a<br>b</p><p>c</p>");
});

test("what looks like HTML stays text", () => {
  assert.equal(htmlOfText(`<img src=x onerror="a&b">`), "<p>&lt;img src=x onerror=&quot;a&amp;b&quot;&gt;</p>");
});

test("nothing is one empty paragraph", () => {
  assert.equal(htmlOfText(""), "<p></p>");
});
