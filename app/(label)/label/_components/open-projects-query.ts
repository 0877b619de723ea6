/** What the lobby asks for: projects that give out runs. Page and screen must ask the same. */
export const openProjects = { state: "open" } as const
