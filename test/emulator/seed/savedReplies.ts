import type { SavedReply } from "../model.js";
import { MAILBOX } from "./people.js";

/** What a support team has after some years: short and long, with variables of both forms. */
const TEXTS: readonly (readonly [name: string, text: string])[] = [
  [
    "Refund on its way",
    "Hi {%customer.firstName,fallback=there%},<br /><br />good news: the refund of <b>{{ amount }}</b> for order {{ order number }} has left us today. Depending on your bank it takes <b>three to five working days</b>.<br /><br />If it has not arrived a week from now, just answer this message (it is number {%conversation.number%}) and mention {{ order number }}.<br /><br />Best,<br />{%user.firstName%}",
  ],
  [
    "Refund policy",
    '<p>Hi {%customer.firstName,fallback=there%},</p><p>you can return a machine within 30 days, used or not. All of it is on <a href="https://fernhill.example/refunds?from=mail&amp;lang=en">our page about refunds</a>; the short version:</p><ul><li>We pay for the way back.</li><li>The money goes where it came from.</li><li>Opened coffee is yours to keep.</li></ul><p>Best,<br />{%user.firstName%}</p>',
  ],
  [
    "Return label",
    'Hi {{ customer.firstName | there }},<br /><br /><a href="https://fernhill.example/labels/{%conversation.number%}?email={%customer.email%}">here is your label</a>. Print it, stick it over the old one, and leave the parcel at any post office.<br /><br />{%user.firstName%}',
  ],
  [
    "Ask for a photo",
    "Hi {%customer.firstName,fallback=there%},<br /><br />could you send us a photo of it, from above and in daylight? Just answer this message and add it.<br /><br />Thank you,<br />{%user.firstName%}",
  ],
  [
    "Ask for the serial number",
    "Hi {%customer.firstName,fallback=there%},<br /><br />to look up the warranty we need the serial number. It stands below the machine, on the silver label:<br /><br /><code>FH-…</code> and eight digits.<br /><br />{%user.firstName%}",
  ],
  [
    "Delivery is late",
    "Hi {{customer.firstName|there}},<br /><br />I am sorry: your parcel left us on {{ day of dispatch }} and the courier has held it since. I have asked them about it and will write again by tomorrow noon.<br /><br />{{ agent.name }}<br />{%mailbox.name%}",
  ],
  [
    "Descaling, step by step",
    `<p>Hello {%customer.firstName,fallback=there%},</p><p>descaling takes half an hour, most of it waiting. Please do it <b>with the bean hopper closed</b>:</p><ol><li>Empty the drip tray and the grounds container.</li><li>Fill the tank with 0.75 l of lukewarm water, and stir in one sachet of descaler. <i>Never vinegar:</i> it dissolves the seals.</li><li>Put a bowl of at least one litre under the spout.</li><li>Hold <code>CLEAN</code> for five seconds, until the lamp blinks.</li><li>Wait. The machine pumps and rests by turns, for some 20 minutes.</li><li>When the lamp is steady, rinse the tank and fill it with fresh water up to MAX.</li><li>Press <code>CLEAN</code> once. The machine rinses itself.</li><li>Repeat the last two steps.</li></ol>${[
      "FH-50: the lamp is behind the lid, and blinks red.",
      "FH-100: its boiler is of aluminium, so use the blue sachets alone.",
      "FH-200: the steam wand has a programme of its own. Hold STEAM instead of CLEAN.",
      "FH-400: it tells you each step on its display, and refuses to brew until it is done.",
    ]
      .map((line) => `<blockquote><p>${line}</p></blockquote>`)
      .join(
        "",
      )}<p>How often depends on your water: with hard water every two months, with soft water every six. A strip to test it lies in the box; <a href="https://fernhill.example/water">this map</a> is nearly as good.</p><p>Should the lamp go on blinking, send us a short video, and we take it from there.</p><p>Happy brewing,<br />{%user.fullName%}</p>`,
  ],
  [
    "Invoice, a copy",
    "Hi {%customer.fullName%},<br /><br />attached is the invoice of order {{ order number }} once more. If it should carry another address, tell us within this month: later ones our tax office does not let us change.<br /><br />Kind regards,<br />{%user.fullName%}",
  ],
  [
    "Out of stock",
    "Hi {%customer.firstName,fallback=there%},<br /><br />the {{ product }} sells faster than we roast. We expect it back on {{ date }}; I can put one aside for you. Shall I?<br /><br />{%user.firstName%}",
  ],
  [
    "Réponse en français",
    "Bonjour {%customer.firstName,fallback=%},<br /><br />merci de votre message. Nous lisons le français, et nous vous répondrons en français d’ici demain.<br /><br />Bien à vous,<br />{%user.firstName%}",
  ],
  [
    "تم إرسال الطلب",
    '<div dir="rtl">مرحبا {%customer.firstName,fallback=بك%}،<br /><br />تم إرسال طلبك رقم {{ order number }} اليوم، ويصل خلال ثلاثة أيام عمل. يمكنك <a href="https://fernhill.example/ar/track">متابعة الشحنة هنا</a>.<br /><br />مع التحية،<br />{%mailbox.name%}</div>',
  ],
  [
    "Thanks, and goodbye",
    "Thank you, {%customer.firstName,fallback=and have a good day%}! I close this for now; an answer opens it again.<br /><br />{%user.firstName%}",
  ],
  [
    "Your message “…” has reached us",
    "Hi {%customer.firstName,fallback=there%},<br /><br />your message “{%subject%}” has reached us at {%mailbox.email%}. Somebody who knows about it will answer within one working day.<br /><br />{%mailbox.name%}",
  ],
];

export const SAVED_REPLIES: readonly SavedReply[] = TEXTS.map(([name, text], index) => ({
  id: 7_001 + index,
  mailboxId: MAILBOX.id,
  name,
  text,
}));
