// The reader's notebook: the lab's own, with the reader's code and what it showed last.
export async function download(lab, outputsOf) {
  const file = `${lab.name}.ipynb`;
  const notebook = await (await fetch(file)).json();
  for (const cell of lab.cells) {
    const target = notebook.cells.find(({ id }) => id === cell.id);
    target.source = cell.area.value;
    target.outputs = outputsOf(cell.id);
    target.execution_count = target.outputs.length ? cell.n : null;
  }
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(notebook, null, 1)}\n`], { type: "application/x-ipynb+json" }));
  lab.make("a", "", "", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
