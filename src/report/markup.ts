/** Text on its way into a page: everything from a document passes here. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that HTML shows as it is, in an element or an attribute; nothing for null. */
export function escapeHtml(value: string | number | null): string {
  if (value === null) return ''
  return String(value)
    .toWellFormed()
    .replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? sign)
}

/** A number as people read it: at most two decimals, thousands parted. */
export function formatNumber(value: number | null): string {
  return value === null ? '' : value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

/** Data for a script of the page; nothing in it can end the script. */
export function scriptData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
