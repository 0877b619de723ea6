"use client"
import { Monitor, Moon, Sun } from "lucide-react"
import { chooseTheme, type Theme, useTheme } from "../_lib/theme"
import { classNames } from "./class-names"

export const themeOptions = [
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
] as const satisfies readonly { value: Theme; label: string; icon: React.ReactNode }[]

/** The theme as three buttons in a row. */
export function ThemeSwitch() {
  const theme = useTheme()
  return (
    <fieldset className="inline-flex rounded-md border bg-surface p-0.5">
      <legend className="sr-only">Theme</legend>
      {themeOptions.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={theme === option.value}
          aria-label={option.label}
          title={option.label}
          onClick={() => chooseTheme(option.value)}
          className={classNames(
            "flex size-8 items-center justify-center rounded-sm text-ink-faint transition-colors hover:text-ink [&>svg]:size-4",
            "aria-pressed:bg-water-soft aria-pressed:text-water-ink",
          )}
        >
          {option.icon}
        </button>
      ))}
    </fieldset>
  )
}
