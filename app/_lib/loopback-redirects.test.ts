import { expect, test } from "vitest"
import { loopbackRedirects } from "./loopback-redirects"

const hostsOf = (origin: string | undefined) =>
  loopbackRedirects(origin).map(({ has, destination }) => [has[0]?.value, destination])

test("the machine's other name leads to the one that sign-in is bound to", () => {
  expect(hostsOf("http://localhost:3170")).toEqual([["127\\.0\\.0\\.1", "http://localhost:3170/:path*"]])
  expect(hostsOf("http://127.0.0.1:3170/")).toEqual([["localhost", "http://127.0.0.1:3170/:path*"]])
})

test("a public site sends nobody anywhere", () => {
  expect(hostsOf("https://millpond.example")).toEqual([])
  expect(hostsOf("https://localhost.example")).toEqual([])
  expect(hostsOf(undefined)).toEqual([])
})
