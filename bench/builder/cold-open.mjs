// Opening a workflow in a browser that has never seen the product: until the canvas is drawn, and until it answers.
const kilobyte = 1_000

/** What has come over the line so far, by kind, as it was compressed. @param {import('@playwright/test').CDPSession} client */
async function meter(client) {
  /** @type {Map<string, { kind: string, bytes: number }>} */
  const requests = new Map()
  client.on('Network.responseReceived', ({ requestId, type }) =>
    requests.set(requestId, { kind: type, bytes: 0 }),
  )
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId)
    if (request) request.bytes = encodedDataLength
  })
  await client.send('Network.enable')
  return () => {
    const of = (/** @type {string} */ kind) =>
      [...requests.values()].filter((one) => one.kind === kind && one.bytes > 0)
    const size = (/** @type {string} */ kind) =>
      of(kind).reduce((sum, { bytes }) => sum + bytes, 0) / kilobyte
    return { js: size('Script'), files: of('Script').length, css: size('Stylesheet'), fonts: size('Font') }
  }
}

/** @param {import('@playwright/test').Page} page @param {string} address */
export async function coldOpen(page, address) {
  const client = await page.context().newCDPSession(page)
  const transferred = await meter(client)
  await page.goto(address, { waitUntil: 'commit' })
  const drawn = await page.evaluate(() => bench.painted(() => bench.seen(bench.card)))
  const atDrawn = transferred()
  // The first card is pressed as soon as it is there, and again where nothing comes of it.
  const interactive = await page.evaluate(() => {
    let pressed = Number.NEGATIVE_INFINITY
    return bench.painted(() => {
      if (bench.seen(bench.panel)) return true
      if (performance.now() - pressed > 400) {
        pressed = performance.now()
        document.querySelector(bench.card)?.click()
      }
      return false
    })
  })
  const atInteractive = transferred()
  return {
    'drawn ms': drawn,
    'interactive ms': interactive,
    'JS kB, drawn': atDrawn.js,
    'JS files, drawn': atDrawn.files,
    'JS kB, interactive': atInteractive.js,
    'CSS kB': atInteractive.css,
    'fonts kB': atInteractive.fonts,
  }
}

/** Opens a workflow and waits until nothing more is loaded. @param {import('@playwright/test').Page} page @param {string} address */
export async function openQuietly(page, address) {
  await page.goto(address)
  await page.waitForSelector('.react-flow__node')
  await page.waitForLoadState('networkidle')
}
