"""What every Word file of heji needs: elements, faces, and the archive of parts."""
