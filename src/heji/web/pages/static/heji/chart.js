// Draws the charts of a page: each stands in its figure as an option of ECharts, beside its table.

/* global echarts */

const dark = matchMedia("(prefers-color-scheme: dark)");

function drawn(figure) {
  const place = figure.querySelector(".picture");
  const option = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
  const chart = echarts.init(place, dark.matches ? "dark" : null, { renderer: "svg" });
  chart.setOption({ backgroundColor: "transparent", animation: false, ...option });
  addEventListener("resize", () => chart.resize());
  figure.querySelector("[data-download]").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = chart.getDataURL({ type: "svg" });
    link.download = `${figure.dataset.chart}.svg`;
    link.click();
  });
}

document.documentElement.classList.add("script");
document.querySelectorAll("[data-chart]").forEach(drawn);
