/**
 * Pictures of pages → characters and ruling lines.
 *
 * `Ocr` is the seam: the readers of this file stand behind it, tests give recorded answers.
 */
import type { PixelLine } from './lines.ts';
import type { Picture, PixelBox } from './picture.ts';

/** A character on the straightened picture. */
export interface PictureCharacter {
  readonly text: string;
  /** In pixels. */
  readonly box: PixelBox;
  /** Height of the type, in pixels. */
  readonly emPx: number;
  /** How sure the reading is, 0 to 1; figures at least 0.9 only where nothing speaks against them. */
  readonly confidence: number;
}

/** What a picture of a page shows. */
export interface PictureReading {
  /** By how many quarter turns clockwise the picture had to be turned to stand upright. */
  readonly quarters: number;
  /** Line by line, from the left; boxes in the picture as turned and straightened. */
  readonly characters: readonly PictureCharacter[];
  readonly lines: readonly PixelLine[];
  /** Ink of the size of words that nothing was read from. */
  readonly unread: readonly PixelBox[];
}

export interface Ocr {
  /** Names the way of reading; pages that were read another way are read again. */
  readonly name: string;
  read(picture: Picture, dpi: number): Promise<PictureReading>;
}

/** A reader that holds models in memory. */
export interface Engine extends Ocr {
  close(): Promise<void>;
}

/** Which reader to use: the best that is installed, one of the two, or none. */
export type OcrChoice = 'auto' | 'pp' | 'tesseract' | 'none';
