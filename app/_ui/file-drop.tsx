"use client"
import { FileUp } from "lucide-react"
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react"
import { classNames } from "./class-names"

export interface FileDropProps {
  readonly label: string
  /** What may be dropped: "JSONL or plain text, up to 50 MB". */
  readonly hint: ReactNode
  /** As in `<input accept>`. */
  readonly accept?: string
  readonly isMultiple?: boolean
  readonly isDisabled?: boolean
  readonly error?: string | undefined
  readonly onFiles: (files: readonly File[]) => void
}

/** A place to drop files on, or to choose them by a click or key. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, accept, isMultiple = false, isDisabled = false, error, onFiles } = props
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  function take(files: FileList | null): void {
    if (files === null || files.length === 0 || isDisabled) return
    onFiles(isMultiple ? [...files] : [...files].slice(0, 1))
    if (input.current !== null) input.current.value = ""
  }

  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(!isDisabled)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          "flex cursor-pointer flex-col items-center gap-2 rounded-lg border border-dashed border-edge bg-surface px-6 py-10 text-center transition-colors",
          "hover:border-water hover:bg-water-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
          isOver && "border-solid border-water bg-water-soft",
          error !== undefined && "border-bad",
          isDisabled && "cursor-not-allowed opacity-60",
        )}
      >
        <FileUp aria-hidden className="size-6 text-water-ink" />
        <span className="text-sm font-medium">{isOver ? "Let go to add" : label}</span>
        <span id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </span>
        <input
          ref={input}
          id={id}
          type="file"
          className="sr-only"
          multiple={isMultiple}
          disabled={isDisabled}
          aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
          aria-invalid={error !== undefined}
          {...(accept === undefined ? {} : { accept })}
          onChange={(event) => take(event.target.files)}
        />
      </label>
      <FileDropError id={`${id}-error`} error={error} />
    </div>
  )
}

function FileDropError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (error === undefined) return null
  return (
    <p id={id} className="text-sm text-bad-ink">
      {error}
    </p>
  )
}
