import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import {
  Composer,
  useReplyComposer,
  type ReplyComposerModel,
  type ReplyComposerOptions,
  type ReplyValues,
  type ValuesChange,
} from "../src/index.js";
import { createDesk, type Desk } from "./backend/desk.js";
import { createDeskApi } from "./backend/deskApi.js";
import { addWorld } from "./pageNetwork.js";
import { composer } from "./storyComposer.js";

/** What this helpdesk keeps with a reply, and no other does. */
interface About {
  product: string;
}

type Options = ReplyComposerOptions<About>;

let count = 0;

const newDrafts = () => ({ scope: `own-parts-${crypto.randomUUID()}`, files: false as const });

/** A helpdesk that wants to know which product a reply is about. */
const meta = {
  title: "Own parts",
  component: WithOwnPart,
  args: {
    conversation: {
      id: "T-7",
      status: "open",
      customer: { id: "ines@example.com", email: "ines@example.com", name: "Inês Prado" },
    },
    api: createDeskApi(""),
    initial: { text: { format: "plain", value: "Hello Inês,\n\na new lamp is on its way." } },
    onSent: fn(),
  },
  beforeEach: ({ args, parameters }) => {
    const desk = createDesk();
    count += 1;
    args.api = createDeskApi(addWorld(`own-parts-${count}`, desk));
    args.queryClient = new QueryClient();
    args.drafts = newDrafts();
    parameters["desk"] = desk;
  },
} satisfies Meta<typeof WithOwnPart>;

export default meta;
type Story = StoryObj<typeof meta>;

const deskOf = (parameters: Record<string, unknown>) => parameters["desk"] as Desk;

function ProductSelect({ values, change }: Pick<ReplyComposerModel<About>, "values" | "change">) {
  return (
    <label style={{ display: "inline-flex", gap: 8 }}>
      <span>Product</span>
      <select
        value={values.extra?.product ?? ""}
        onChange={({ target: { value } }) => change("extra", value ? { product: value } : null)}
      >
        <option value="">None</option>
        <option value="lamp">Lamp</option>
        <option value="desk">Desk</option>
      </select>
    </label>
  );
}

/** Anywhere inside of a root. */
function Product() {
  const { values, change } = Composer.useComposer<About>();
  return <ProductSelect values={values} change={change} />;
}

function WithOwnPart(options: Options) {
  return (
    <Composer.Root {...options}>
      <Composer.Banners />
      <Composer.Recipients />
      <Composer.Text />
      <Composer.Toolbar>
        <Composer.Status />
        <Product />
      </Composer.Toolbar>
      <Composer.Footer>
        <Composer.Send />
      </Composer.Footer>
    </Composer.Root>
  );
}

/** A select of the host's own, among our parts: what is chosen goes out with the reply, and is empty then. */
export const APartOfYourOwn: Story = {
  play: async ({ canvasElement, parameters, args }) => {
    const { canvas, send, banner } = composer(canvasElement);
    const product = canvas.getByRole("combobox", { name: "Product" });
    await userEvent.selectOptions(product, "lamp");
    await send();
    await banner("sent");
    await expect(deskOf(parameters).messages().at(-1)).toMatchObject({
      about: { product: "lamp" },
    });
    await expect(args.onSent).toHaveBeenCalledWith(
      expect.objectContaining({ extra: { product: "lamp" } }),
    );
    await expect(product).toHaveValue("");
  },
};

function InOwnMarkup(options: Options) {
  const model = useReplyComposer(options);
  const { values, change, sending, canSend, submit } = model;
  return (
    <>
      <p>
        <ProductSelect values={values} change={change} />{" "}
        <button type="button" disabled={!canSend} onClick={submit}>
          {`${sending.status === "sent" ? "Sent" : "Answer"} (${values.text.value.length} characters)`}
        </button>
      </p>
      <Composer.Root model={model}>
        <Composer.Banners />
        <Composer.Text />
        <Composer.Toolbar>
          <Composer.Attach />
          <Composer.Status />
        </Composer.Toolbar>
        <Composer.Footer>
          <Composer.Send />
        </Composer.Footer>
      </Composer.Root>
    </>
  );
}

/** Our parts below markup of the host's own, which stands outside of the form: both show one reply. */
export const PartsInYourMarkup: Story = {
  render: (args) => <InOwnMarkup {...args} />,
  play: async ({ canvasElement, parameters }) => {
    const { canvas, text, banner } = composer(canvasElement);
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Product" }), "desk");
    await userEvent.clear(text);
    await userEvent.type(text, "Its legs are on their way.");
    await userEvent.click(canvas.getByRole("button", { name: "Answer (26 characters)" }));
    await banner("sent");
    await expect(deskOf(parameters).messages().at(-1)).toMatchObject({
      words: "Its legs are on their way.",
      about: { product: "desk" },
    });
    await expect(canvas.getByRole("button", { name: "Sent (0 characters)" })).toBeVisible();
  },
};

function Listening(options: Options) {
  const [told, setTold] = useState("Nothing has changed yet");
  const tell = ({ extra, text }: ReplyValues<About>, { reason, changed }: ValuesChange) =>
    setTold(
      `${reason}: ${changed.join(", ")} (${text.value.length} characters about ${extra?.product ?? "nothing"})`,
    );
  return (
    <>
      <p aria-live="polite">{told}</p>
      <WithOwnPart {...options} onValuesChange={tell} />
    </>
  );
}

/** A page that follows what becomes of the reply, and why. */
export const Following: Story = {
  render: (args) => <Listening {...args} />,
  play: async ({ canvasElement }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    const says = (words: string) => waitFor(() => expect(canvas.getByText(words)).toBeVisible());
    await says("Nothing has changed yet");
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Product" }), "lamp");
    await says("user: extra (38 characters about lamp)");
    await userEvent.type(text, "!");
    await says("user: text (39 characters about lamp)");
    await send();
    await banner("sent");
    await says("sent: text, extra (0 characters about nothing)");
  },
};
