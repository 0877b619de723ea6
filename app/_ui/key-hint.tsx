import { classNames } from "./class-names"

/** The key that does it, shown on the control. Hidden where there is no keyboard. */
export function KeyHint({ keys, className }: { readonly keys: string; readonly className?: string }) {
  return (
    <span className={classNames("inline-flex gap-1 pointer-coarse:hidden", className)}>
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className="flex h-5 min-w-5 items-center justify-center rounded-xs border border-current/30 px-1 font-mono text-2xs opacity-85"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
