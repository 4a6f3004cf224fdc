import { useMatch } from "react-router";
import { Empty, Problem } from "../Problem.js";
import { useDrafts } from "../../../src/index.js";
import { useApis } from "../data/ConsoleData.js";
import { useConversationList } from "../data/useConversationList.js";
import { InboxIcon } from "../icons.js";
import { InboxItem } from "./InboxItem.js";
import { InboxSkeleton } from "./InboxSkeleton.js";
import { OtherDrafts } from "./OtherDrafts.js";

/** Every conversation, to go to. */
export function Inbox() {
  const list = useConversationList();
  const drafts = useDrafts(useApis().drafts);
  const { data, error, isFetching, isFetchingNextPage } = list;
  const listed = new Set(data?.map(({ id }) => String(id)));
  const others = drafts.filter(({ conversationId }) => !listed.has(conversationId));
  // Beside a conversation that one's subject is what the page is about.
  const Title = useMatch("/") === null ? "p" : "h1";
  return (
    <nav className="inbox" aria-label="Conversations">
      <div className="inbox-head">
        <InboxIcon />
        <Title className="inbox-title">Inbox</Title>
      </div>
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
