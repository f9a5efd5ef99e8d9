import { sep } from 'node:path';
import { transform as shorten } from 'lightningcss';
import type { Plugin } from 'vite';

/** Shortens style sheets and takes the indentation out of templates: minifiers leave literals alone. */
export function literalsPlugin(): Plugin {
  return {
    name: 'literals',
    apply: 'build',
    transform(code, id) {
      if (!id.includes(`${sep}src${sep}ui${sep}`) || !id.endsWith('.ts')) return undefined;
      const styled = code.replace(/(?<=\bstyles = `)[^`]+(?=`)/g, (sheet) => shortened(sheet, id));
      return { code: styled.replace(/\n\s+/g, '\n'), map: null };
    },
  };
}

function shortened(sheet: string, filename: string): string {
  return shorten({ filename, code: Buffer.from(sheet), minify: true }).code.toString();
}
