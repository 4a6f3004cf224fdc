import { Empty, Problem } from "../Problem.js";
import { useDrafts } from "../../../src/index.js";
import { useApis } from "../data/ConsoleData.js";
import type { ConsoleDialog } from "../shell/useDialogs.js";
import { useConversationList } from "../data/useConversationList.js";
import { useSendingIds } from "../data/useSendingIds.js";
import { InboxHead } from "./InboxHead.js";
import { InboxItem } from "./InboxItem.js";
import { InboxSkeleton } from "./InboxSkeleton.js";
import { OtherDrafts } from "./OtherDrafts.js";
import { useListPosition } from "./useListPosition.js";

/** Every conversation, to go to. */
export function Inbox({ onShow }: { onShow: (dialog: ConsoleDialog) => void }) {
  const list = useConversationList();
  const drafts = useDrafts(useApis().drafts);
  const sendingIds = useSendingIds();
  const { data, error, isFetching, isFetchingNextPage } = list;
  const listed = new Set(data?.map(({ id }) => String(id)));
  const others = drafts.filter(({ conversationId }) => !listed.has(conversationId));
  const ref = useListPosition();
  return (
    <nav className="inbox" aria-label="Conversations" ref={ref}>
      <InboxHead onShow={onShow} />
      <div className="inbox-scroll">
        {data === undefined && error === null && <InboxSkeleton />}
        {data === undefined && error !== null && (
          <Problem
            title="The conversations could not be loaded"
            error={error}
            onRetry={() => void list.refetch()}
            isRetrying={isFetching}
          />
        )}
        {(data !== undefined || error !== null) && others.length > 0 && (
          <OtherDrafts drafts={others} />
        )}
        {data?.length === 0 && <Empty title="No conversations">New ones appear here.</Empty>}
        {data !== undefined && data.length > 0 && (
          <ul className="inbox-list">
            {data.map((conversation) => (
              <InboxItem
                key={conversation.id}
                conversation={conversation}
                draft={drafts.find((one) => one.conversationId === String(conversation.id))}
                isSending={sendingIds.has(String(conversation.id))}
              />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <button
            className="button inbox-more"
            type="button"
            disabled={isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {isFetchingNextPage ? "Loading…" : "Load more"}
          </button>
        )}
      </div>
    </nav>
  );
}
