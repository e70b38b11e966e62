/** What happens to the page as a whole while somebody fills in: it is left, hidden, seen again; the connection is back. */
export interface PageSigns {
  readonly onOnline: () => void;
  /** Hidden or seen: the last chance to save on many telephones. */
  readonly onTurn: () => void;
  /** Seen again, also after going back to a page that the browser kept. */
  readonly onSeen: () => void;
  readonly onLeave: () => void;
  /** Whether leaving would lose something: the browser then asks first. */
  readonly losesSomething: () => boolean;
}

export function listenToPage({ onOnline, onTurn, onSeen, onLeave, losesSomething }: PageSigns): void {
  addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', () => {
    onTurn();
    if (document.visibilityState === 'visible') onSeen();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) onSeen();
  });
  addEventListener('beforeunload', (event) => {
    if (losesSomething()) event.preventDefault();
  });
  addEventListener('pagehide', onLeave);
}
