/**
 * Begins to count the processor time of the page's main thread; calling what it answers gives it in milliseconds. On a
 * busy machine it says more than the clock.
 * @param {import('@playwright/test').Page} page
 */
export async function processorTime(page) {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const used = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
  }
  const begin = await used()
  return async () => (await used()) - begin
}
