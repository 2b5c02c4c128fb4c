/** The largest of any number of values; `Math.max` takes no more than fit on the stack. Zero where there are none. */
export function largest<Value>(
  values: Iterable<Value>,
  numberOf: (value: Value) => number,
): number {
  let most = 0
  for (const value of values) most = Math.max(most, numberOf(value))
  return most
}
