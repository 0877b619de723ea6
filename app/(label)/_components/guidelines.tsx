/** Guidelines as their owner wrote them: a blank line begins a paragraph. */
export function Guidelines({ text }: { readonly text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "")
  if (paragraphs.length === 0)
    return <p className="text-sm text-ink-faint">This project has no guidelines.</p>
  return (
    <div className="flex max-w-prose flex-col gap-3 text-base text-ink-soft">
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="break-words whitespace-pre-line" dir="auto">
          {paragraph.trim()}
        </p>
      ))}
    </div>
  )
}
