import { expect, it } from 'vitest'
import { csvLine } from './csv-line.js'

it.each([
  [['a', 1, true, null], 'a,1,true,\r\n'],
  [['a,b', 'say "hi"', 'two\nlines', 'a;b'], '"a,b","say ""hi""","two\nlines","a;b"\r\n'],
  [['김하늘', ' 珈琲'], '김하늘," 珈琲"\r\n'],
  [['=1+1', '@SUM(A1)', '-2', '\tx'], "'=1+1,'@SUM(A1),'-2,'\tx\r\n"],
  [['＝1+1', '＠SUM(A1)', '－2', '＋82'], "'＝1+1,'＠SUM(A1),'－2,'＋82\r\n"],
  [['\r=1', '\n=1'], `"'\r=1","'\n=1"\r\n`],
  [[-2], '-2\r\n'],
  [['=HYPERLINK("http://x","y")'], '"\'=HYPERLINK(""http://x"",""y"")"\r\n'],
])('%j is %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})
