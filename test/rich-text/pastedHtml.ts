interface Fixture {
  from: string;
  html: string;
  /** Line breaks in it, and what follows them, are for the reader here. */
  expected: string;
}

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal, li.MsoNormal {margin-top:0cm; margin-bottom:8.0pt; font-size:11.0pt;} --></style></head>
<body lang=EN-GB><!--StartFragment-->
<h1>Return policy<o:p></o:p></h1>
<p class=MsoNormal>Dear <b>Ms&nbsp;M&#252;ller</b>,<o:p></o:p></p>
<p class=MsoNormal>You can <i>return</i> it within
30&nbsp;days; see <a href="https://x.example/?a=1&amp;b=2"><span style='color:#0563C1'>our terms</span></a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Pack it<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span>with the <b>slip</b><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Send it<o:p></o:p></p>
<p class=MsoNormal>Then:<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>Wait<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><a class=msocomanchor href="#_msocom_1">[A1]</a><span style='mso-special-character:comment'>&nbsp;</span>Kind regards<img src="file:///C:/clip_image002.png"><o:p></o:p></p>
<!--EndFragment--></body></html>`;

const outlook = `<html><head><style><!-- p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head><body lang=DE><!--StartFragment--><div class=WordSection1>
<p class=MsoNormal>Hallo Anna,<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>erste Zeile<o:p></o:p></p>
<p class=MsoNormal>zweite <span style='color:#C00000'>in rot</span><o:p></o:p></p>
<table class=MsoNormalTable><tr><td><p class=MsoNormal>Hemd<o:p></o:p></p></td><td><p class=MsoNormal>2<o:p></o:p></p></td></tr></table>
</div><!--EndFragment--></body></html>`;

const googleDocs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-weight:400;white-space:pre-wrap;">Plain and </span><span style="font-weight:700;white-space:pre-wrap;">bold</span><span style="font-style:italic;white-space:pre-wrap;"> italic</span></p><br /><p dir="ltr" style="margin-top:0pt;margin-bottom:0pt;"><a href="https://x.example/x" style="text-decoration:none;"><span style="text-decoration:underline;">a link</span></a></p><ul><li dir="ltr" style="white-space:pre;"><p dir="ltr" role="presentation"><span>first</span></p></li><ul><li dir="ltr"><p dir="ltr"><span>nested</span></p></li></ul></ul></b><br class="Apple-interchange-newline">`;

const gmail = `<div dir="ltr"><div>Hi John,</div><div><br></div><div>one</div><div>two <b>bold</b> <img data-emoji="😀" alt="😀" src="https://fonts.gstatic.com/72.png"></div><div><ul><li style="margin-left:15px">a</li><li>b<ul><li>c</li></ul></li></ul></div></div><img src="https://track.example/o.gif" width="1" height="1" alt=""><div class="gmail_quote">On Mon, John wrote:<br><blockquote class="gmail_quote"><div dir="ltr">Where is it?</div></blockquote></div>`;

const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table {} td {padding-top:1px;}--></style></head><body>
<table border=0><!--StartFragment-->
 <col width=64 span=3>
 <tr height=20><td>Item</td><td>Qty</td><td>Price</td></tr>
 <tr height=20><td>Blue
  shirt</td><td align=right>2</td><td align=right>1,299.50&nbsp;€</td></tr>
 <tr style='display:none'><td>hidden</td></tr>
<!--EndFragment-->
</table></body></html>`;

export const fixtures: readonly Fixture[] = [
  {
    from: "Word",
    html: word,
    expected: `<p><strong>Return policy</strong></p>
      <p>Dear <strong>Ms Müller</strong>,</p>
      <p>You can <em>return</em> it within 30 days; see <a href="https://x.example/?a=1&amp;b=2">our terms</a>.</p>
      <ul><li>Pack it<ul><li>with the <strong>slip</strong></li></ul></li><li>Send it</li></ul>
      <p>Then:</p>
      <ol><li>Wait</li></ol>
      <p>Kind regards</p>`,
  },
  {
    from: "Outlook, where a paragraph is a line",
    html: outlook,
    expected: "Hallo Anna,<br><br>erste Zeile<br>zweite in rot<br><br>Hemd | 2",
  },
  {
    from: "Google Docs",
    html: googleDocs,
    expected: `<p>Plain and <strong>bold</strong><em> italic</em></p>
      <p><a href="https://x.example/x">a link</a></p>
      <ul><li>first<ul><li>nested</li></ul></li></ul>`,
  },
  {
    from: "Google Sheets",
    html: `<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style><table data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody><tr><td style="font-weight:bold;">Name</td><td>Total</td></tr><tr><td>Ann</td><td></td></tr></tbody></table>`,
    expected: "<p><strong>Name</strong> | Total<br>Ann</p>",
  },
  {
    from: "Gmail",
    html: gmail,
    expected: `<p>Hi John,</p>
      <p>one<br>two <strong>bold</strong> 😀</p>
      <ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>
      <p>On Mon, John wrote:</p>
      <blockquote><p>Where is it?</p></blockquote>`,
  },
  {
    from: "Excel",
    html: excel,
    expected: "Item | Qty | Price<br>Blue shirt | 2 | 1,299.50\u00a0€",
  },
  {
    from: "LibreOffice",
    html: `<html><head><style type="text/css">p { margin-bottom: 0.1in; line-height: 115% }</style></head><body lang="en-US"><p style="line-height: 100%; margin-bottom: 0in"><font face="Liberation Serif"><u>One</u></font></p><p style="margin-bottom: 0in">two</p><ol><li><p>item</p></li></ol></body></html>`,
    expected: "<p><u>One</u><br>two</p><ol><li>item</li></ol>",
  },
  {
    from: "Apple Mail",
    html: `<meta charset="UTF-8"><div style="caret-color: rgb(0, 0, 0); font-weight: 400;">Hello<span class="Apple-converted-space">&nbsp;</span><b>there</b>,</div><div><br></div><div>photo:<img src="webkit-fake-url://a1/image.tiff" alt="image.tiff"><object data="cid:x"></object></div><br class="Apple-interchange-newline">`,
    expected: "<p>Hello <strong>there</strong>,</p><p>photo:</p>",
  },
  {
    from: "Apple Pages",
    html: `<p class="p1" style="margin: 0.0px 0.0px 0.0px 0.0px; font: 11.0px Helvetica"><b>Title</b></p><p class="p2" style="margin: 0.0px; min-height: 13.0px"><br></p><p class="p1" style="margin: 0.0px">Body<span class="Apple-tab-span" style="white-space:pre">	</span>text</p>`,
    expected: "<p><strong>Title</strong></p><p>Body&nbsp;&nbsp;&nbsp; text</p>",
  },
  {
    from: "Notion",
    html: `<meta charset='utf-8'><!-- notionvc: 1 --><h2>Plan</h2>\n<ul>\n<li>first\n<ul>\n<li>deep</li>\n</ul>\n</li>\n</ul>\n<p>say <code>ls</code> and ~~<s>old</s></p>\n<pre><code class="language-sh">cd / ls\n</code></pre>`,
    expected: `<p><strong>Plan</strong></p><ul><li>first<ul><li>deep</li></ul></li></ul>
      <p>say <code>ls</code> and ~~<s>old</s></p><pre>cd / ls</pre>`,
  },
  {
    from: "Slack",
    html: `<meta charset='utf-8'><span style="font-style: normal; text-decoration: none;">First line</span><br><b data-stringify-type="bold">bold</b><span data-stringify-type="paragraph-break" style="display: block; height: unset;"></span><span>Next</span><ul data-stringify-type="unordered-list"><li data-stringify-indent="0">item</li></ul>`,
    expected: "<p>First line<br><strong>bold</strong></p><p>Next</p><ul><li>item</li></ul>",
  },
  {
    from: "Slack, whose lists stand beside each other and whose emoji are pictures",
    html: `<meta charset='utf-8'><span>Hi <img data-stringify-type="emoji" data-stringify-emoji=":wave::skin-tone-4:" alt=":wave::skin-tone-4:" src="https://a.slack-edge.com/assets/14.0/google-medium/1f44b-1f3fd@2x.png"> from <img data-stringify-type="emoji" alt=":our-shop:" src="https://emoji.slack-edge.com/T0/our-shop/0123abcd.png"></span><ol data-stringify-type="ordered-list" data-indent="0"><li data-stringify-indent="0">Pack it</li></ol><ul data-stringify-type="unordered-list" data-indent="1"><li data-stringify-indent="1">the shirt</li></ul><ul data-indent="2"><li data-stringify-indent="2">folded</li></ul><ul data-indent="1"><li data-stringify-indent="1">the slip</li></ul><ol data-stringify-type="ordered-list" data-indent="0"><li data-stringify-indent="0">Send it</li></ol>`,
    expected: `<p>Hi 👋🏽 from :our-shop:</p>
      <ol><li>Pack it<ul><li>the shirt<ul><li>folded</li></ul></li><li>the slip</li></ul></li><li>Send it</li></ol>`,
  },
  {
    from: "a web page",
    html: `<nav style="display:none">Menu</nav><article><h1>Shop</h1><p>Buy <a href="//x.example/a">here</a>.</p><table><tr><td><table><tr><td>Logo</td></tr><tr><td>Shop</td></tr></table></td><td>Aside</td></tr></table><dl><dt>Size</dt><dd>M</dd></dl></article>`,
    expected: `<p><strong>Shop</strong></p><p>Buy <a href="https://x.example/a">here</a>.</p><p>Logo<br>Shop</p><p>Aside</p><p>Size<br>M</p>`,
  },
];
