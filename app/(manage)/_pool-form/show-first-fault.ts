/** Takes the person to the first control that is marked, after it has been drawn. */
export function showFirstFault(): void {
  requestAnimationFrame(() => {
    const marked = document.querySelector<HTMLElement>(
      "main [data-invalid], main [aria-invalid='true'], main .text-bad-ink",
    )
    marked?.scrollIntoView({ block: "center" })
    const control = marked?.matches("input, textarea, button")
      ? marked
      : marked?.querySelector<HTMLElement>("input, textarea, button")
    control?.focus({ preventScroll: true })
  })
}
