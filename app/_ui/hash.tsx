import { shortenHex } from "../_lib/format"
import { CopyButton } from "./copy-button"

/** A hash or an address, shortened, with the whole one click away. */
export function Hash({ text, noun }: { readonly text: string; readonly noun: string }) {
  return (
    <span className="inline-flex items-center gap-1 font-mono text-xs" title={text}>
      {shortenHex(text)}
      <CopyButton text={text} noun={noun} className="-my-2" />
    </span>
  )
}
