import type { XmlHandler } from './read-xml.ts';
import type { Styles } from './styles.ts';

/** One level of a list. */
export interface ListLevel {
  /** Paragraphs with the same key and level count on from each other. */
  readonly key: string;
  readonly level: number;
  readonly format: string;
  /** `%1.%2` stands for the numbers of the first two levels. */
  readonly pattern: string | undefined;
  readonly start: number;
}

/** The lists of a document. */
export interface Numbering {
  levelOf(list: string, level: number): ListLevel | undefined;
  /** Of a paragraph whose style says that it is an item. */
  levelOfStyle(styleId: string): ListLevel | undefined;
}

interface Level {
  format: string;
  start: number;
  pattern?: string;
}
interface Template {
  readonly levels: Map<number, Level>;
  /** Another list, by a numbering style, that this one stands for. */
  link?: string;
}
interface List {
  template: string;
  /** Numbers that this list starts with instead of those of its template. */
  readonly starts: Map<number, number>;
}

/** Collects the lists while their part is read. */
export function numberingReader(styles: Styles): XmlHandler & { readonly numbering: Numbering } {
  const templates = new Map<string, Template>();
  const lists = new Map<string, List>();
  const byStyle = new Map<string, { template: string; level: number }>();
  let template: Template | undefined;
  let templateId = '';
  let list: List | undefined;
  let level: Level | undefined;
  let index = 0;

  const describe = (key: string, at: Template | undefined, wanted: number, start?: number) => {
    const found = at?.levels.get(wanted);
    return found && { ...found, key, level: wanted, start: start ?? found.start, pattern: found.pattern };
  };
  const levelOf = (id: string, wanted: number, mayLink = true): ListLevel | undefined => {
    const found = lists.get(id);
    const at = templates.get(found?.template ?? '');
    const linked = mayLink && at?.link !== undefined ? styles.listOf(at.link) : undefined;
    if (linked !== undefined) return levelOf(linked, wanted, false);
    // Lists of one template count on from each other, unless one says where it starts.
    const restarts = (found?.starts.size ?? 0) > 0;
    return describe(restarts ? `list ${id}` : `${found?.template}`, at, wanted, found?.starts.get(wanted));
  };
  return {
    open(name, attributes) {
      const value = attributes['w:val'] ?? '';
      switch (name) {
        case 'w:abstractNum':
          template = { levels: new Map() };
          templateId = attributes['w:abstractNumId'] ?? '';
          templates.set(templateId, template);
          return;
        case 'w:num':
          list = { template: '', starts: new Map() };
          lists.set(attributes['w:numId'] ?? '', list);
          return;
        case 'w:abstractNumId':
          if (list) list.template = value;
          return;
        case 'w:lvlOverride':
          index = toLevel(attributes['w:ilvl']);
          return;
        case 'w:startOverride':
          list?.starts.set(index, toStart(value));
          return;
        case 'w:lvl':
          index = toLevel(attributes['w:ilvl']);
          level = { format: 'decimal', start: 1 };
          template?.levels.set(index, level);
          return;
        case 'w:start':
          if (level) level.start = toStart(value);
          return;
        case 'w:numFmt':
          if (level) level.format = value;
          return;
        case 'w:lvlText':
          if (level) level.pattern = value;
          return;
        case 'w:pStyle':
          if (level && template) byStyle.set(value, { template: templateId, level: index });
          return;
        case 'w:numStyleLink':
          if (template) template.link = value;
          return;
      }
    },
    close(name) {
      if (name === 'w:abstractNum') template = undefined;
      else if (name === 'w:num') list = undefined;
      else if (name === 'w:lvl') level = undefined;
    },
    numbering: {
      levelOf,
      levelOfStyle(styleId) {
        const found = byStyle.get(styleId);
        return found && describe(found.template, templates.get(found.template), found.level);
      },
    },
  };
}

/** Word has nine levels; some writers leave the first one's number out. */
export function toLevel(value: string | undefined): number {
  return Math.min(8, Math.max(0, Number(value) || 0));
}

function toStart(value: string): number {
  const start = Number(value);
  return Number.isInteger(start) && start >= 0 ? start : 1;
}
