"use client"
import { useEffect } from "react"
import { Button } from "./_ui/button"
import { ErrorState } from "./_ui/error-state"
import { Wordmark } from "./_ui/mark"
import "./globals.css"

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

function GlobalError({ error, reset }: GlobalErrorProps) {
  useEffect(() => console.error(error), [error])
  return (
    <html lang="en">
      <body>
        <title>Millpond cannot be shown</title>
        <main className="page flex max-w-2xl! flex-col gap-8 py-16">
          <Wordmark className="h-8 self-start" />
          <h1 className="sr-only">Millpond cannot be shown</h1>
          <ErrorState
            title="Millpond cannot be shown right now"
            safe="Your data, points and money are where they were: this is the display alone."
            todo="The server may be starting. Try again in a few seconds."
            {...(error.digest === undefined ? {} : { reference: `Reference ${error.digest}` })}
            action={
              <Button variant="primary" onClick={reset}>
                Try again
              </Button>
            }
          />
        </main>
      </body>
    </html>
  )
}

export default GlobalError
