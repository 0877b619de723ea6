"use client"
import { Check, Copy } from "lucide-react"
import { useEffect, useState } from "react"
import { Button, type ButtonProps } from "./button"
import { showToast } from "./toast"

export interface CopyButtonProps extends Pick<ButtonProps, "size" | "variant" | "className"> {
  readonly text: string
  /** What is copied: "address". Read out, and said when it is done. */
  readonly noun: string
  /** Shown beside the icon; without it the icon is alone. */
  readonly label?: string
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, noun, label, size = "sm", variant = "quiet", ...rest }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1600)
    return () => clearTimeout(timer)
  }, [isCopied])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      showToast({
        title: `The browser did not allow copying the ${noun}`,
        text: "Select the text and copy it by hand.",
        tone: "fault",
      })
    }
  }

  return (
    <Button
      {...rest}
      size={size}
      variant={variant}
      isIconOnly={label === undefined}
      aria-label={isCopied ? `Copied the ${noun}` : `Copy the ${noun}`}
      onClick={() => void copy()}
    >
      {isCopied ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />}
      {label === undefined ? null : isCopied ? "Copied" : label}
    </Button>
  )
}
