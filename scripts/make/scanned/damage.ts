/** What befalls a sheet of paper on its way to a file: each rung of the ladder is one way to be hard to read. */
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { Block } from '../../../src/extract/document.ts'
import type { Random } from '../report.ts'
import { inks } from './handwriting.ts'
import { layeredPdf, layers } from './layered.ts'
import { photographed } from './photograph.ts'
import { drawnSheet, type Look, pens } from './sheet.ts'

export type Rung = {
  readonly name: string
  /** Whether a hand filled in the scores. */
  readonly isFilledByHand?: true
  /** What it makes. */
  readonly format: 'image' | 'pdf'
  /** The bytes of a file. */
  readonly make: (blocks: readonly Block[], random: Random) => Buffer
}

const families = ['Noto Serif CJK SC', 'Noto Sans CJK SC'] as const

export function look(random: Random, dpi: number, pen: Look['pen']): Look {
  return { dpi, pen, family: families[Math.floor(random() * families.length)] as string }
}

/** A rung that only draws otherwise, and may turn or stamp what was drawn. */
function scanned(
  name: string,
  dpi: number,
  pen: keyof typeof pens,
  after: After = (canvas) => canvas,
): Rung {
  return {
    name,
    format: 'image',
    make: (blocks, random) => {
      const sheet = drawnSheet(blocks, look(random, dpi, pens[pen]), random)
      return after(sheet, random, dpi).toBuffer('image/jpeg', 80)
    },
  }
}

function byHand(name: string, ink: keyof typeof inks): Rung {
  return {
    name,
    isFilledByHand: true,
    format: 'image',
    make: (blocks, random) => {
      const filled = { ...look(random, 200, pens.usual), inks: inks[ink] }
      return drawnSheet(blocks, filled, random).toBuffer('image/jpeg', 80)
    },
  }
}

/** A sheet in a PDF, with the text that another program left with it. */
function layered(layer: keyof typeof layers): Rung {
  return {
    name: `text with it: ${layer}`,
    format: 'pdf',
    make: (blocks, random) => {
      const sheet = drawnSheet(blocks, look(random, 200, pens.usual), random)
      return layeredPdf(sheet, blocks, layer, random)
    },
  }
}

/** Up to three degrees either way, and dust. */
export function askew(canvas: Canvas, random: Random): Canvas {
  const { width, height } = canvas
  const turned = createCanvas(width, height)
  const context = turned.getContext('2d')
  context.fillStyle = '#f7f6f1'
  context.fillRect(0, 0, width, height)
  context.translate(width / 2, height / 2)
  context.rotate(((random() - 0.5) * 6 * Math.PI) / 180)
  context.drawImage(canvas, -width / 2, -height / 2)
  context.fillStyle = '#555555'
  for (let speck = 0; speck < 150; speck += 1) {
    context.fillRect((random() - 0.5) * width, (random() - 0.5) * height, 2, 2)
  }
  return turned
}

type After = (canvas: Canvas, random: Random, dpi: number) => Canvas

/** Round seals of these colours over the lower half. */
export const stamped =
  (...colours: readonly string[]): After =>
  (canvas, random, dpi) => {
    const context = canvas.getContext('2d')
    context.resetTransform()
    context.globalCompositeOperation = 'multiply'
    const radius = 0.75 * dpi
    for (const colour of colours) {
      const x = radius + random() * (canvas.width - 2 * radius)
      const y = canvas.height * (0.35 + 0.45 * random())
      context.strokeStyle = colour
      context.fillStyle = colour
      context.lineWidth = 0.035 * dpi
      context.beginPath()
      context.arc(x, y, radius, 0, 2 * Math.PI)
      context.stroke()
      context.font = `${0.24 * dpi}px "Noto Serif CJK SC"`
      context.fillText('财务专用章', x - 0.6 * dpi, y + 0.45 * dpi)
      context.font = `${0.5 * dpi}px "Noto Serif CJK SC"`
      context.fillText('★', x - 0.25 * dpi, y + 0.1 * dpi)
    }
    return canvas
  }

export const ladder: readonly Rung[] = [
  scanned('200 dpi', 200, 'usual'),
  scanned('150 dpi', 150, 'usual'),
  scanned('100 dpi', 100, 'usual'),
  scanned('askew, with dust', 150, 'usual', askew),
  scanned('faint rules', 150, 'faint'),
  scanned('broken rules', 150, 'broken'),
  scanned('double rules', 150, 'doubled'),
  scanned('stamps over rules', 150, 'usual', stamped('#d8302c', '#e05a50', '#e8908a')),
  scanned('stamp copied in grey', 150, 'usual', stamped('#a8a8a8')),
  scanned('two seals copied in dark grey', 200, 'usual', stamped('#787878', '#909090')),
  scanned('no rules', 150, 'none'),
  byHand('scores by hand', 'usual'),
  byHand('scores by hand, in red', 'red'),
  {
    name: 'photograph',
    format: 'image',
    make: (blocks, random) => {
      const sheet = drawnSheet(blocks, look(random, 200, pens.usual), random)
      return photographed(sheet, random).toBuffer('image/jpeg', 60)
    },
  },
  ...(Object.keys(layers) as (keyof typeof layers)[]).map(layered),
]
