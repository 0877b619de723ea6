/** Where a browser keeps a chosen theme. */
export const themeStorageKey = "millpond.theme"

/** Runs before the first paint, so that a chosen theme never flashes over from the other. */
export const themeScript = `try{var t=localStorage.getItem("${themeStorageKey}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`
