/** Keeps a system solvable in which some unknowns make no difference. */
const RIDGE = 1e-6

/** The factors of the terms of each row with which their sums come nearest to the values (normal equations). */
export function leastSquares(
  rows: readonly (readonly number[])[],
  values: readonly number[],
): readonly number[] {
  const size = rows[0]?.length ?? 0
  const matrix = Array.from({ length: size }, () => new Float64Array(size + 1))
  for (const [index, row] of rows.entries()) {
    for (const [i, term] of row.entries()) {
      const line = matrix[i] as Float64Array
      for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + term * (row[j] ?? 0)
      line[size] = (line[size] ?? 0) + term * (values[index] ?? 0)
    }
  }
  for (const [i, line] of matrix.entries()) line[i] = (line[i] ?? 0) + RIDGE * rows.length
  return solved(matrix)
}

/** Gauss and Jordan, with the largest pivot of each column. */
function solved(matrix: Float64Array[]): readonly number[] {
  const size = matrix.length
  for (let column = 0; column < size; column += 1) {
    const rest = matrix.slice(column)
    const largest = rest.reduce((best, line, at) => {
      return Math.abs(line[column] ?? 0) > Math.abs(rest[best]?.[column] ?? 0) ? at : best
    }, 0)
    const pivot = matrix[column + largest] as Float64Array
    matrix[column + largest] = matrix[column] as Float64Array
    matrix[column] = pivot
    const by = pivot[column] ?? 1
    for (const [at, line] of matrix.entries()) {
      const factor = (line[column] ?? 0) / by
      if (at === column || factor === 0) continue
      for (let j = column; j <= size; j += 1) line[j] = (line[j] ?? 0) - factor * (pivot[j] ?? 0)
    }
  }
  return matrix.map((line, at) => (line[size] ?? 0) / (line[at] ?? 1))
}
