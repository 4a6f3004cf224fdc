import { answered, asked, days, hours } from "./buildConversation.js";
import type { ConversationSeed } from "./buildConversation.js";

/** Texts and names that break layouts and careless rendering. */
export const EDGE_CASES: readonly ConversationSeed[] = [
  {
    id: 115,
    subject: "آلة القهوة لا تسخن الماء",
    assigneeId: 3,
    threads: [
      asked(
        hours(11),
        "مرحباً،<br><br>اشتريت آلة القهوة FH-200 قبل شهرين، ومنذ أمس لا تسخن الماء. هل يمكنكم مساعدتي؟<br><br>شكراً،<br>ليلى",
      ),
      answered(
        hours(10),
        "مرحباً ليلى،<br><br>نأسف لذلك. هل يضيء المصباح الأحمر عند تشغيل الآلة؟<br><br>بريا",
        3,
      ),
      asked(hours(7), "نعم، يضيء لمدة 30 ثانية ثم ينطفئ."),
    ],
  },
  {
    id: 116,
    subject:
      "Re: Fwd: Re: Re: Question about the replacement water tank for the FH-400 (the grey one, not the black one, order 2024-118-7734-B, delivered to the side entrance of the west wing), the missing lid, the second invoice that we received for it, and whether all of this could be settled before our annual general meeting_with_one_word_that_never_breaks_0123456789_0123456789_0123456789",
    assigneeId: 5,
    threads: [
      asked(
        hours(14),
        "Please see the subject line, which I hope is clear. Kind regards, Constance Featherstonehaugh-Cholmondeley",
      ),
    ],
  },
  {
    id: 117,
    subject: "הזמנה FH-200: מתי תגיע? (order 88123)",
    threads: [
      asked(
        hours(16),
        "שלום,<br><br>הזמנתי FH-200 ביום ראשון (order 88123) והכתובת שלי היא noa.barak@example.com. מתי היא תגיע?<br><br>תודה,<br>נועה",
      ),
    ],
  },
  {
    id: 118,
    subject: "Machine in the breakfast room",
    status: "pending",
    threads: [
      asked(days(1) + 30, "guests complain coffee is cold. room 2nd floor. please call before 11"),
      answered(
        days(1),
        "Good morning,<br><br>may we ask for your name, and a number to call?<br><br>Léa",
        5,
      ),
    ],
  },
  {
    id: 119,
    subject: "<b>Bold</b> question & \"quotes\" <script>document.title='subject'</script>",
    threads: [
      asked(
        hours(18),
        'My website shows this when I paste your code:<br><script>document.title = "script ran"</script><img src="x" onerror="document.title = \'image ran\'"><a href="javascript:document.title = \'link ran\'">click here</a><iframe src="javascript:document.title = \'frame ran\'"></iframe><p style="position:fixed;inset:0;background:red" onclick="alert(1)">covering everything</p><form action="https://phish.example"><input name="password"></form>What is wrong?',
      ),
    ],
  },
];
