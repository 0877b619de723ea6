import { Callout } from "@/app/_ui/callout"

/** Said wherever a bounty stands, or what it promised, while the chain does not have its money. */
export function UncoveredNote() {
  return (
    <Callout tone="fault" title="The chain took this bounty’s money back" className="w-full">
      The block that it came in is gone. It promises nothing more; what it promised and owes is paid when its
      funder pays again, and not before.
    </Callout>
  )
}
