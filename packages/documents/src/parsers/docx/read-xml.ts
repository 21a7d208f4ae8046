import { SaxesParser } from 'saxes';
import { DocumentRefusal } from '../refusal.ts';

/** Attributes of an element, by the same kind of name as the element's. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What is done with a part while it is read. Names carry the usual prefix of their namespace: `w:p`, whatever the file says. */
export interface XmlHandler {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Word itself nests a few dozen elements; a nested table costs four. */
const maxDepth = 500;

/** The usual prefix of the namespaces that are looked at; names of others, and of none, stay as they are. */
const usualPrefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://purl.org/dc/elements/1.1/': 'dc',
};

/**
 * Reads XML as it arrives; no more of it is held than a piece and one tag. Entities are only the five of XML itself:
 * a document type definition ends the reading, because OOXML forbids it and all it is good for is to expand.
 *
 * @throws DocumentRefusal document_bomb (a document type definition), document_unsafe (nested too deep)
 * @throws Error when the XML is not well formed
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const names = namesOf();
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new DocumentRefusal('document_bomb', 'a document type definition');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > maxDepth) throw new DocumentRefusal('document_unsafe', `elements nested ${maxDepth} deep`);
    const known = names.of(name, attributes);
    handler.open?.(known, names.attributesOf(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close?.(names.of(name));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));

  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  }
  parser.write(decoder?.decode() ?? '').close();
}

function encodingOf(start: Uint8Array): string {
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0x3c && start[1] === 0)) return 'utf-16le';
  if ((start[0] === 0xfe && start[1] === 0xff) || (start[0] === 0 && start[1] === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

/** Namespaces are looked at where a name is met first: writers declare them at the top or where they begin to use them. */
function namesOf() {
  const known = new Map<string, string>();
  const prefixes = new Map<string, string>();
  let usual = true;
  const learn = (attributes: XmlAttributes) => {
    for (const name in attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const prefix = name.slice(6);
      const wanted = usualPrefixes[attributes[name] ?? ''] ?? prefix;
      if (wanted === (prefixes.get(prefix) ?? prefix)) continue;
      prefixes.set(prefix, wanted);
      usual = false;
      known.clear();
    }
  };
  const rename = (name: string) => {
    const colon = name.indexOf(':');
    const prefix = colon === -1 ? '' : name.slice(0, colon);
    const wanted = prefixes.get(prefix) ?? prefix;
    return wanted === '' ? name.slice(colon + 1) : `${wanted}:${name.slice(colon + 1)}`;
  };
  return {
    of(name: string, attributes?: XmlAttributes): string {
      const found = known.get(name);
      if (found !== undefined) return found;
      if (attributes !== undefined) learn(attributes);
      const renamed = rename(name);
      known.set(name, renamed);
      return renamed;
    },
    attributesOf(attributes: XmlAttributes): XmlAttributes {
      if (usual) return attributes;
      // A default namespace is not that of attributes.
      return Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name.includes(':') ? rename(name) : name, value]),
      );
    },
  };
}
