import { useEffect, useRef, useState } from 'react';

/** How wide an element is, in pixels; `usual` until that is known. Drawings are made to it, so that their texts keep their size. */
export function useWidth<Shown extends Element>(usual: number) {
  const element = useRef<Shown>(null);
  const [width, setWidth] = useState(usual);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width) || usual));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [usual]);
  return { element, width };
}
