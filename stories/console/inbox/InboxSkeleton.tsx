export function InboxSkeleton() {
  return (
    <div className="skeletons">
      <span className="hidden">Loading conversations</span>
      {Array.from({ length: 8 }, (_, index) => (
        <div className="skeleton-item" key={index} aria-hidden="true">
          <span className="skeleton skeleton-avatar" />
          <span className="skeleton" />
          <span className="skeleton skeleton-short" />
        </div>
      ))}
    </div>
  );
}
