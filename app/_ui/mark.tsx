const sky =
  "M13.5 2.5A12 12 0 0 1 25.4 13.2c-2 1.5-4 1.5-6 0s-4-1.5-6 0-4 1.5-6 0-4-1.5-5.8-.2A12 12 0 0 1 13.5 2.5Z"
const pond =
  "M25.5 15.2a12 12 0 0 1-2 6c-.6.9 0 1.8 1 1.8h.3a1.9 1.9 0 0 1 0 3.8H13.5A12 12 0 0 1 1.5 15.1c2-1.6 4-1.6 6 0s4 1.5 6 0 4-1.6 6 0 4 1.6 6 .1Z"
const letters =
  "M41 12V22.2M41 16.1a3.6 3.6 0 0 1 7.2 0V22.2M48.2 16.1a3.6 3.6 0 0 1 7.2 0V22.2M60.3 12V22.2M65.2 5.4V22.2M70.1 5.4V22.2M75 12V27.6M75 17.1a4.7 4.7 0 1 1 9.4 0a4.7 4.7 0 1 1-9.4 0M88.4 17.1a4.7 4.7 0 1 1 9.4 0a4.7 4.7 0 1 1-9.4 0M102.3 12V22.2M102.3 16.2a3.9 3.9 0 0 1 7.8 0V22.2M114.6 17.1a4.7 4.7 0 1 1 9.4 0a4.7 4.7 0 1 1-9.4 0M124 5.4V22.2"

/** The mark: a pond with one outlet, and the grain it grinds. Decoration; the name stands beside it. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <MarkShapes />
    </svg>
  )
}

/** Mark and name, as an image that reads "Millpond". */
export function Wordmark({ className }: { readonly className?: string }) {
  return (
    <svg role="img" aria-label="Millpond" viewBox="0 0 126 32" className={className}>
      <MarkShapes />
      <path className="stroke-ink" fill="none" strokeWidth="2.5" d={letters} />
      <circle className="fill-amber" cx="60.3" cy="7.4" r="1.7" />
    </svg>
  )
}

function MarkShapes() {
  return (
    <>
      <path className="fill-water" opacity="0.3" d={sky} />
      <path className="fill-water" d={pond} />
      <circle className="fill-amber" cx="29.4" cy="24.9" r="1.9" />
    </>
  )
}
