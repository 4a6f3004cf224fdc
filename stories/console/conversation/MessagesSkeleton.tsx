export function MessagesSkeleton() {
  return (
    <div className="skeletons">
      <span className="hidden">Loading messages</span>
      {[3, 2, 4].map((lines) => (
        <div className="message" key={lines} aria-hidden="true">
          {Array.from({ length: lines }, (_, index) => (
            <span className="skeleton" key={index} />
          ))}
          <span className="skeleton skeleton-short" />
        </div>
      ))}
    </div>
  );
}
